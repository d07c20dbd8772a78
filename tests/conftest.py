"""How long the property tests run: `short` always, `fuzz` with HYPOTHESIS_PROFILE=fuzz."""

import os

from hypothesis import HealthCheck, Phase, settings

SLOW_BY_NATURE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

settings.register_profile(
    "short",
    max_examples=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=SLOW_BY_NATURE,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "400")),
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    suppress_health_check=SLOW_BY_NATURE,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))
