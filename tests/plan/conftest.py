"""A scorecard with everything on it: figures, ranges, a contradiction, overdue tasks, hostile names."""

import pytest
from small_plan import ASSIGNED, FACILITIES, HOSTILE, PROGRESS, card_of, waste

from compliance.plan.scorecard import Scorecard


@pytest.fixture(scope="session")
def rich_card(tmp_path_factory: pytest.TempPathFactory) -> Scorecard:
    """A scorecard of a register that has rows of every kind."""
    quoted = HOSTILE.replace('"', '""')
    return card_of(
        tmp_path_factory.mktemp("rich"),
        facilities=FACILITIES
        + "F1,A,industrial_cluster,operating,03388,100\nF2,B,industrial_cluster,operating,03390,\n"
        + "F3,C,industrial_cluster,operating,03390,500\nF4,D,factory,operating,03390,500\n",
        territory_statistics=waste(
            "12,waste,2023,A,,,80.5,%,,100,urban,",
            f'12,waste,2025,"{quoted}",,,90.25,%,,100,urban,true',
            "03388,waste,2025,A,,,70,%,,100,urban,",
            "03390,waste,2025,A,,,71,%,,,urban,",
            f'12,plants,2026,"{quoted}",2026-06-30,,99,%,,,,',
            "12,loss,2025,A,,,15,%,,,,",
        ),
        task_progress=PROGRESS
        + "T2,Sở Xây dựng,,2026-02-01,none_arises,true,,\n"
        + f'T1,"{quoted}",,2026-02-01,in_progress,,,"{quoted}"\n'
        + "III.8.2-a,Đoàn Kết,03388,2026-02-01,done,,7/KH-UBND,\n"
        + "III.8.2-a,Bình Lư,03390,2026-02-01,,true,,\n",
        task_assignments=ASSIGNED + f'T1,"{quoted}",lead,,,\n',
    )
