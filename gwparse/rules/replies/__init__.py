"""Rules about replies to proposals (RP, 建议提案答复)."""
