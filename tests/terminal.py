#!/usr/bin/env python3
"""A program at a terminal: terminal.py [WHEN=ANSWER]... -- PROGRAM [ARGUMENT]...

Waits for each text in turn, types the answer and Enter, prints all that the terminal showed, and ends as the program did; with 99
where a text does not come within twenty seconds, or the program does not end.
"""

import os
import pty
import select
import sys
import time


def main():
    split = sys.argv.index("--")
    turns, words = [turn.split("=", 1) for turn in sys.argv[1:split]], sys.argv[split + 1:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(words[0], words)
    shown, since, end = "", 0, time.monotonic() + 20
    while time.monotonic() < end:
        if turns and turns[0][0] in shown[since:]:
            since = len(shown)
            os.write(terminal, (turns.pop(0)[1] + "\r").encode())
            end = time.monotonic() + 20
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            said = os.read(terminal, 65536)
        except OSError:
            said = b""
        if not said:
            print(shown)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            sys.exit(98 if turns and code == 0 else code)
        shown += said.decode("utf-8", "replace")
    print(shown, f"\nwaited for {turns}" if turns else "\nit did not end")
    os.kill(child, 9)
    sys.exit(99)


if __name__ == "__main__":
    main()
