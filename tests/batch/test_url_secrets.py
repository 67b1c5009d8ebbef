"""Passwords and signatures in URLs."""

from __future__ import annotations

import pytest

from planparse.batch.url_secrets import is_masked, mask_secrets

SECRET = "S3cr3t"  # noqa: S105


@pytest.mark.parametrize(
    "url",
    [
        f"sftp://clerk:{SECRET}@host/a.pdf",
        f"ftp://clerk:{SECRET}:@x@host/a.pdf",
        f"s3://{SECRET}id:{SECRET}@bucket/a.pdf".replace(f"{SECRET}id", "user"),
        f"https://{SECRET}@host/a.pdf",
        f"https://{SECRET}:x-oauth-basic@host/a.pdf",
        f"https://host/a.pdf?X-Amz-Signature={SECRET}&X-Amz-Expires=60",
        f"https://host/a.pdf?X-Amz-Credential={SECRET}",
        f"https://host/a.pdf?x%2Damz%2Dsecurity%2Dtoken={SECRET}",
        f"https://host/a.pdf?AWSAccessKeyId={SECRET}&Signature={SECRET}",
        f"https://host/a.pdf?sv=1&sig={SECRET}%3D&se=2",
        f"https://host/a.pdf?id=3;access_token={SECRET}",
        f"https://host/a.pdf#access_token={SECRET}",
        f"https://host/a.pdf?password={SECRET}&key={SECRET}",
        f"https://host/a.pdf?apikey={SECRET}",
        f"https://host/a.pdf?auth={SECRET}==",
        f"zip://a.pdf::sftp://clerk:{SECRET}@host/a.zip",
    ],
)
def test_secrets_are_masked(url: str) -> None:
    masked = mask_secrets(url)
    assert SECRET not in masked
    assert is_masked(masked)
    assert not is_masked(url)
    assert mask_secrets(masked) == masked


@pytest.mark.parametrize(
    "url",
    [
        "s3://bucket/ก/a.pdf",
        "abfs://container@account.dfs.core.windows.net/a.pdf",
        "https://host/get.php?id=7&year=2567",
        "https://host/a@b:c@d.pdf",
        "ssh://clerk@host/a.pdf",
        "memory://a=b&c.pdf",
    ],
)
def test_what_is_no_secret_stays(url: str) -> None:
    assert mask_secrets(url) == url
    assert not is_masked(url)


def test_two_urls_that_differ_in_a_token_stay_apart_and_in_a_password_do_not() -> None:
    assert mask_secrets("https://host/get?token=a") != mask_secrets("https://host/get?token=b")
    assert mask_secrets("ftp://u:a@host/x") == mask_secrets("ftp://u:b@host/x")
