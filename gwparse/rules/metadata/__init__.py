"""Rules about web metadata and openness (MD, 元数据和公开属性)."""
