# What a machine must have, for ./offcut and ./mvnw alike; POSIX sh, read with `.` by both.

offcut_jdk=25

offcut_stop() {
  printf '%s\n' "$1" >&2
  exit "${2-69}"
}

# Whether a folder holds a JDK that is new enough. Its `release` file answers without starting it.
offcut_is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  offcut_found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${offcut_found:-0}" -ge "$offcut_jdk" ]
}

# Exports JAVA_HOME, or stops with the one sentence that says how to get a JDK.
offcut_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && offcut_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  offcut_java=$(command -v java) || offcut_java=
  [ -z "$offcut_java" ] || offcut_java=$(readlink -f "$offcut_java" 2>/dev/null) || offcut_java=
  [ ! -x /usr/libexec/java_home ] || offcut_mac=$(/usr/libexec/java_home -v "$offcut_jdk+" 2>/dev/null) || offcut_mac=
  for offcut_home in "${offcut_java%/bin/java}" "${offcut_mac-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$offcut_home" ] && offcut_is_jdk "$offcut_home"; then
      JAVA_HOME=$offcut_home
      export JAVA_HOME
      return 0
    fi
  done
  if command -v apt-cache >/dev/null && [ -n "$(apt-cache search --names-only "^openjdk-$offcut_jdk-jdk\$" 2>/dev/null)" ]; then
    offcut_stop "Offcut needs a JDK $offcut_jdk or newer and finds none here: sudo apt-get install openjdk-$offcut_jdk-jdk"
  fi
  offcut_stop "Offcut needs a JDK $offcut_jdk or newer and finds none here: get one from https://adoptium.net (or install openjdk-$offcut_jdk-jdk on Debian 13, Ubuntu 24.04 and later) and set JAVA_HOME to its folder."
}

# Names what is missing among "library:package" pairs in $offcut_missing; nothing where it cannot be told.
offcut_look_for() {
  offcut_missing=
  offcut_known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null) || return 0
  for offcut_pair; do
    case $offcut_known in
    *"${offcut_pair%%:*} "*) ;;
    *) offcut_missing="$offcut_missing ${offcut_pair#*:}" ;;
    esac
  done
  offcut_missing=${offcut_missing# }
}

# Installs "library:package" pairs as root on Debian or Ubuntu; fails with a sentence where it cannot.
offcut_need() {
  offcut_why=$1
  shift
  offcut_look_for "$@"
  [ -n "$offcut_missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $offcut_missing: $offcut_why." >&2
    # shellcheck disable=SC2086 # one word a package
    if { DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
      DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $offcut_missing; } >/dev/null 2>&1; then
      return 0
    fi
  fi
  echo "These packages are missing, $offcut_why: sudo apt-get install $offcut_missing (these are Debian's and Ubuntu's names)" >&2
  return 1
}

offcut_need_fonts() {
  offcut_need "JavaFX draws text with them, also without a display" \
    libfreetype.so.6:libfreetype6 libpangoft2-1.0.so.0:libpangoft2-1.0-0
}

offcut_need_window() {
  # 64-bit time renamed GTK's package in Debian 13 and Ubuntu 24.04; apt-get install takes the old name there too
  offcut_need "the window needs them" libgtk-3.so.0:libgtk-3-0 libXtst.so.6:libxtst6
}

# The one line that mvnw has beyond the stock wrapper calls this with Maven's arguments.
offcut_before_maven() {
  offcut_find_jdk
  [ -z "${DISPLAY-}" ] || return 0
  case " $* " in
  *skipTests* | *maven.test.skip*) ;;
  *" test "* | *" package "* | *" verify "* | *" install "*) offcut_need_fonts || exit 69 ;;
  esac
}
