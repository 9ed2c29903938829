#!/bin/sh
# Makes the virtual environment, or says in one line what is missing. Run by `make setup`.
set -eu
python=$1
venv=$2
fail() {
    echo "derekkoz: $1" >&2
    exit 1
}
command -v "$python" >/dev/null 2>&1 ||
    fail "$python was not found: install Python 3.11, 3.12 or 3.13, or name it: make setup PYTHON=/path/to/python"
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' ||
    fail "$("$python" --version 2>&1) is not supported: Derekkoz needs Python 3.11, 3.12 or 3.13 (make setup PYTHON=python3.13)"
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "$python has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)"
"$python" -m venv --clear "$venv" || fail "the virtual environment could not be made in $venv"
