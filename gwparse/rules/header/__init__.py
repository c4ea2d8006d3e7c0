"""Rules for what stands above the title: 份号, 密级, 紧急程度, 发文字号, 签发人."""
