#!/usr/bin/env python3
"""Sends every request of the forge tests to a mock that validates against the forge's published API description.

    benches/forge_api.py --descriptions DIR --prism NODE_MODULES/.bin/prism [--log FILE]

DIR holds github-openapi.json and forgejo-openapi.json. Without --log the tests run first and leave one. The mock (prism, from npm) is
stateless: it says where a request is not as described. GitLab publishes no description that the mock takes.
Exit 1 if anything is refused.
"""
import argparse
import collections
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HEADERS = {
    "github": {"Authorization": "Bearer x", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"},
    "gitea": {"Authorization": "token x", "Accept": "application/json"},
}
DESCRIPTIONS = {"github": "github-openapi.json", "gitea": "forgejo-openapi.json"}


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


def start(prism, description, port):
    process = subprocess.Popen(
        [prism, "mock", "-h", "127.0.0.1", "-p", str(port), description],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    for line in process.stdout:
        if "listening" in line:
            # The rest of its talk is read away, so that it never waits for us.
            import threading
            threading.Thread(target=lambda: collections.deque(process.stdout, 0), daemon=True).start()
            return process
    raise SystemExit(f"{prism} does not start: {process.wait()}")


def ask(base, kind, request):
    """Status, and what the mock has against the request."""
    path = request["path"]
    if kind == "gitea":
        path = path.removeprefix("/api/v1")
    url = base + path + ("?" + request["query"] if request["query"] else "")
    body = None if request["body"] is None else json.dumps(request["body"]).encode()
    headers = dict(HEADERS[kind])
    if body is not None:
        headers["Content-Type"] = "application/json"
    call = urllib.request.Request(url, data=body, method=request["verb"], headers=headers)
    try:
        with urllib.request.urlopen(call, timeout=30) as answer:
            found = json.loads(answer.headers.get("sl-violations", "[]"))
            # Some examples of the descriptions are not as they describe themselves: that is not about us.
            ours = [one for one in found if one["location"][:1] == ["request"]]
            return answer.status, json.dumps(ours) if ours else ""
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")[:400]


def endpoint(kind, request):
    path = request["path"].removeprefix("/api/v1")
    return request["verb"] + " " + re.sub(r"/\d+(?=/|$)", "/N", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--descriptions", required=True)
    parser.add_argument("--prism", required=True)
    parser.add_argument("--log")
    options = parser.parse_args()
    log = options.log
    if not log:
        log = os.path.join(tempfile.mkdtemp(), "requests")
        subprocess.run(
            ["cargo", "test", "--quiet", "--test", "suite", "forge"],
            env={**os.environ, "SOP_FORGE_LOG": log}, check=True,
        )
    with open(log, encoding="utf-8") as lines:
        requests = [json.loads(line) for line in lines]
    bad = 0
    for kind, description in DESCRIPTIONS.items():
        # One of each form is enough: numbers, names of branches and texts differ, keys and types do not.
        own = {json.dumps(one, sort_keys=True): one for one in requests if one["kind"] == kind}
        port = free_port()
        process = start(options.prism, os.path.join(options.descriptions, description), port)
        counts, refused = collections.Counter(), {}
        try:
            deadline = time.monotonic() + 600
            for one in own.values():
                status, said = ask(f"http://127.0.0.1:{port}", kind, one)
                name = endpoint(kind, one)
                undescribed = status == 404 and "NO_PATH_MATCHED" in said
                verdict = "not described" if undescribed else "validated" if status < 400 and not said else "REFUSED"
                counts[name, verdict] += 1
                if verdict == "REFUSED":
                    bad += 1
                    refused.setdefault(name, (status, said))
                if time.monotonic() > deadline:
                    raise SystemExit("the mock is too slow")
        finally:
            process.terminate()
            process.wait()
        print(f"{kind}: {sum(counts.values())} different requests")
        for (name, verdict), count in sorted(counts.items()):
            print(f"  {verdict:14} {count:5}  {name}")
        for name, (status, said) in refused.items():
            print(f"  {name}: {status} {said}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
