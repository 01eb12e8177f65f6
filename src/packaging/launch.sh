# shellcheck shell=sh
# How Java is started, for both launchers: that of a checkout, which builds first, and that of the packages. They
# read this file, say where things are, and end with: launch "$@". It expects, at that time:
#   java          the program java
#   program       the class path of the program
#   class_path    the same, with what add-ons put there
#   heap          megabytes; usual_heap and larger_heap say how many
#   archives      a folder for the class-data archive, or empty for none
#   archive_key   what tells builds from each other in the archive's name, where its folder does not
#   archive_after a file that the archive has to be newer than, or empty

fail() {
  echo "cratetag: $*" >&2
  exit 2
}

# Java opens files whose names are not ASCII in a UTF-8 locale only, and LANG may name one that is not
# installed here. C.UTF-8 always is, but for old systems; with it, messages of the system are English.
charmap() { LC_ALL=$1 locale charmap 2>/dev/null || true; }
usable_locale() {
  if [ "$(charmap C.UTF-8)" = UTF-8 ] || [ "$(charmap "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}")" != UTF-8 ]; then
    LC_ALL=C.UTF-8 && export LC_ALL
  fi
}

# A heap for two workers on two cores, and for more on more: a worker has some 30 MB in hand, and files with
# covers of 20 MB several times that. It begins small: Java would take a 64th of the machine's memory at once and
# fill that before it looks for what is free.
usual_heap() {
  cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null) || cores=2
  heap=$((160 + 32 * cores))
  [ "$heap" -ge 224 ] || heap=224
  [ "$heap" -le 512 ] || heap=512
}

# For all that learns.
larger_heap() {
  [ "$heap" -ge 512 ] || heap=512
}

# Else glibc keeps what was freed apart for each thread. The models' largest blocks are of 10 MB: given back to
# the kernel at once, they cost a seventh of a run, as each use makes it find and zero the pages again; kept
# without limit, 100 MB.
thrifty_malloc() {
  MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-1} MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-16777216}
  MALLOC_TRIM_THRESHOLD_=${MALLOC_TRIM_THRESHOLD_:-16777216}
  export MALLOC_ARENA_MAX MALLOC_MMAP_THRESHOLD_ MALLOC_TRIM_THRESHOLD_
}

# Which streams a person watches, and how wide the terminal is: Java cannot tell.
terminals() {
  CRATETAG_TERMINALS=
  [ ! -t 1 ] || CRATETAG_TERMINALS=1
  if [ -t 2 ]; then
    CRATETAG_TERMINALS=${CRATETAG_TERMINALS}2
    if size=$(stty size <&2 2>/dev/null); then
      COLUMNS=${size#* } && export COLUMNS
    fi
  fi
  export CRATETAG_TERMINALS
}

takes_files() {
  probe=$(mktemp "$1/cratetag.XXXXXXXX" 2>/dev/null) || return 1
  head -c 65536 /dev/zero 2>/dev/null >"$probe" && rm -f "$probe" && return
  rm -f "$probe"
  return 1
}

# Where the home is, unless an option of the command line says otherwise; empty where nobody has one.
usual_home() {
  if [ -n "${CRATETAG_HOME:-}" ]; then
    echo "$CRATETAG_HOME"
  elif [ -n "${XDG_DATA_HOME:-}${HOME:-}" ]; then
    echo "${XDG_DATA_HOME:-$HOME/.local/share}/cratetag"
  fi
}

# Java heeds no TMPDIR, and /tmp may be read-only or full; then the home will do.
temporary_folder() {
  temporary=
  if [ -n "${TMPDIR:-}" ] && takes_files "$TMPDIR"; then
    temporary=$TMPDIR
  elif ! takes_files /tmp && [ -n "$(usual_home)" ]; then
    folder=$(usual_home)/cache/temporary
    mkdir -p "$folder" 2>/dev/null && takes_files "$folder" && temporary=$folder
  fi
  return 0
}

java_options() {
  # From Java 24 on, libraries that we know would each cost lines of warnings: native ones, and two that
  # use sun.misc.Unsafe. The second option is unknown to Java before 23.
  quiet=--enable-native-access=ALL-UNNAMED
  real=$(readlink -f "$(command -v "$java")" 2>/dev/null) || real=
  release=$(sed -n 's/^JAVA_VERSION="\([0-9._+]*\)".*/\1/p' "${real%/bin/java}/release" 2>/dev/null) || release=
  version=${release%%.*}
  [ "${version:-0}" -lt 23 ] || quiet="$quiet --sun-misc-unsafe-memory-access=allow"

  # What the JVM has to say of an archive that does not fit would go to standard output.
  quiet="$quiet -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Djava.awt.headless=true -Dfile.encoding=UTF-8"

  # Where the archive of classes lies in memory is left as it was made: Java would move it at each start, and write
  # to all of its pages for that, which makes 16 MB the process's own.
  quiet="$quiet -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"

  # Java's second compiler took a third of a short run for code that is soon left again. With thresholds 20 times
  # the usual ones it takes what runs over samples and spectra.
  compiler="-XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000"
  compiler="$compiler -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000"
  # Most code stays with the first compiler then, which would count for the second what each branch and call does:
  # a fifth of what a run costs that only decides.
  compiler="$compiler -XX:-C1ProfileBranches -XX:-C1ProfileCheckcasts -XX:-C1ProfileCalls"
  compiler="$compiler -XX:-C1ProfileVirtualCalls -XX:-C1ProfileInlinedCalls"
}

# Classes as the JVM has them in memory, made once for each build and Java: a third of a start's cost.
make_archive() {
  rm -f "$archives"/classes-*.jsa
  # Empty where none can be made: no start tries again.
  : >"$archive" && work=$(mktemp -d "$archives/archive.XXXXXXXX") && mkdir "$work/music" || return 0
  # shellcheck disable=SC2086
  "$java" "-Xmx${heap}m" $quiet "-XX:ArchiveClassesAtExit=$work/classes.jsa" -cp "$program" \
    org.cratetag.cli.Main --home "$work/home" --quiet scan "$work/music" >/dev/null 2>&1 &&
    mv -f "$work/classes.jsa" "$archive" 2>/dev/null
  rm -rf "$work"
}

class_archive() {
  archive=
  [ -n "$archives" ] || return 0
  archive=$archives/classes-${archive_key:+$archive_key-}${release:-unknown}.jsa
  fresh=$archive
  [ -z "$archive_after" ] || fresh=$(find "$archive" -newer "$archive_after" -print 2>/dev/null) || fresh=
  if [ -w "$archives" ] && { [ -z "$fresh" ] || [ ! -e "$archive" ]; }; then
    # Nobody else's business: it is loaded as part of the program.
    (umask 022 && make_archive) 2>/dev/null || true
  fi
  [ -s "$archive" ] || archive=
}

launch() {
  thrifty_malloc
  terminals
  temporary_folder
  java_options
  class_archive

  # The daemon waits most of its time: it begins smaller, and gives more of its heap back. A folder of that name
  # among the arguments makes no more than a start a little slower.
  begin=-Xms64m
  case " $* " in
    *" serve "*) begin="-Xms16m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20" ;;
  esac

  # shellcheck disable=SC2086
  exec "$java" $begin "-Xmx${heap}m" $quiet $compiler ${archive:+"-XX:SharedArchiveFile=$archive"} \
    ${temporary:+"-Djava.io.tmpdir=$temporary"} ${CRATETAG_JAVA_OPTS:-} \
    -cp "$class_path" org.cratetag.cli.Main "$@"
}
