"""aws-cli, loaded once and forked for each command: most of a short command's time is its start.

Reads one JSON list of arguments a line, prefixed with an id, and prints `[id, code, stdout, stderr]`.
"""

import fcntl
import json
import os
import signal
import sys
import tempfile

from awscli.clidriver import create_clidriver


def run(arguments):
    """Runs one command in this process, whose outputs are files meanwhile."""
    with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as err:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            code = create_clidriver().main(arguments)
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
        sys.stderr.flush()
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
        return [code or 0, *texts]


def answer(line, stdout):
    number, *arguments = json.loads(line)
    text = json.dumps([number, *run(arguments)]) + "\n"
    # A lock of this file's own opening, as all forks share the parent's.
    with open(__file__) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with os.fdopen(stdout, "w") as stream:
            stream.write(text)


signal.signal(signal.SIGCHLD, signal.SIG_IGN)
real_stdout = os.dup(1)
for request in iter(sys.stdin.readline, ""):
    if os.fork() == 0:
        try:
            answer(request, real_stdout)
        finally:
            os._exit(0)
