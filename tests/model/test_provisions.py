import pytest

from compliance.model.provisions import check_provision, vietnamese_provision

TOLD = {
    "point c, clause 1, 2 and 3, Article 11": "điểm c khoản 1, 2 và 3 Điều 11",
    "Articles 19 and 20 (clause 7, Article 48)": "Điều 19 và Điều 20 (khoản 7 Điều 48)",
    "section A.VII.4, Appendix IX": "mục A.VII.4 Phụ lục IX",
    "clause 3 and remedies of Article 12": "khoản 3 và biện pháp khắc phục hậu quả tại Điều 12",
    "clause 6 to 9, Article 61; Form 02": "khoản 6 đến 9 Điều 61; Mẫu số 02",
    "QCVN 40:2025/BTNMT": "QCVN 40:2025/BTNMT",
    "whole text": "toàn văn",
    "I.4.b.1-h": "I.4.b.1-h",
}


@pytest.mark.parametrize(("english", "vietnamese"), TOLD.items())
def test_a_provision_is_told_in_vietnamese(english: str, vietnamese: str) -> None:
    assert vietnamese_provision(check_provision(english)) == vietnamese


@pytest.mark.parametrize(("provision", "word"), [("protected species", "protected"), ("Art. 5", "Art.")])
def test_a_word_without_vietnamese_is_refused(provision: str, word: str) -> None:
    with pytest.raises(ValueError, match=f"found '{word}'"):
        check_provision(provision)
