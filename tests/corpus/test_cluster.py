from pathlib import Path

import pytest
from batch_jobs import measure

from taizhang.core.errors import TaizhangError
from taizhang.corpus.cluster import run_dask


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the cluster's own sockets and event loops warn when they are closed
def test_a_cluster_gives_what_this_process_gives() -> None:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    paths = [Path(name) for name in ("a", "refused", "bb", "fault", "ccc")]
    outcomes = list(run_dask(paths, measure, scheduler=None, workers=1))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.value for outcome in outcomes] == [1, None, 2, None, 3]
    assert outcomes[1].failure
    assert outcomes[1].failure.code == "documents.empty"


def test_a_missing_dask_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("taizhang.corpus.cluster.import_module", absent)
    with pytest.raises(TaizhangError, match="no_dask") as caught:
        list(run_dask([Path("a")], measure, scheduler=None, workers=1))
    assert "taizhang[dask]" in caught.value.zh
