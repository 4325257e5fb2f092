"""How many parts a text is sent and paid in."""

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = "^{}\\[~]|€\f"


def count_segments(body: str) -> int:
    """GSM-7: 160, or parts of 153. One character outside it turns the whole text: 70, or parts of 67."""
    if all(character in _BASIC or character in _TWICE for character in body):
        units = sum(2 if character in _TWICE else 1 for character in body)
        single, part = 160, 153
    else:
        units = len(body.encode("utf-16-be")) // 2
        single, part = 70, 67
    return 1 if units <= single else -(-units // part)
