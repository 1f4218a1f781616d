# Shared by the scripts; sourced with $top set to the source tree.

# packages WHEN...: the names in scripts/dependencies under those words.
packages()
{
	for when; do
		sed -n "s/^$when //p" "$top/scripts/dependencies"
	done
}

# missing NAME...: those that are not installed.
missing()
{
	dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
	    sed -n 's/^installed //p' > "$top/build/.have"
	printf '%s\n' "$@" | grep -vxF -f "$top/build/.have" || true
}

# as_root COMMAND...: run it with the rights to install.
as_root()
{
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		echo "paiban: neither root nor sudo: cannot install" >&2
		return 1
	fi
}

apt_install()
{
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
	    --no-install-recommends "$@"
}

# need NAME...: installs what is not there; fails where that is impossible.
need()
{
	mkdir -p "$top/build"
	if ! command -v apt-get >/dev/null; then
		return 0
	fi
	want=$(missing "$@")
	[ -n "$want" ] || return 0
	echo "paiban: installing" $want >&2
	# The lists may be old or absent: fetch them, and only then.
	apt_install $want >"$top/build/install.log" 2>&1 ||
	    { as_root apt-get update -q >>"$top/build/install.log" 2>&1 &&
	    apt_install $want >>"$top/build/install.log" 2>&1; }
}

# cores: how many compilers may run at once.
cores()
{
	getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1
}

# make_configure: the configure script, where it is missing or old.
make_configure()
{
	if [ ! -x "$top/configure" ] || [ ! -f "$top/Makefile.in" ] ||
	    [ -n "$(find "$top/configure.ac" -newer "$top/configure")" ]; then
		(cd "$top" && autoreconf -fi)
	fi
}

# build DIR FLAG...: configures (once) and makes everything in DIR.
build()
{
	dir=$1
	shift
	make_configure
	mkdir -p "$dir"
	[ -f "$dir/Makefile" ] || (cd "$dir" && "$top/configure" "$@")
	make -C "$dir" -j"$(cores)"
}
