"""Rules about web metadata and openness (MD, 网页信息和公开属性)."""
