"""Rules for 主送机关."""
