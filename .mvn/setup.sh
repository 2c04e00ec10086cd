# What a machine must have, for ./offcut and ./mvnw alike; POSIX sh, read with `.` by both.
# shellcheck shell=sh

offcut_jdk=25

# Where no JDK is: Temurin. The SHA-256 of each archive is also told by github.com/adoptium/temurin25-binaries.
offcut_temurin_api=https://api.adoptium.net/v3/binary/version
offcut_temurin=25.0.4.1+1
offcut_temurin_x64=dbb698396d478e7fa2b1e50f4103324b2a99b90569ee27c33f2261f9215cf41e
offcut_temurin_aarch64=69df11a02cfa3ef7d7ca645e03edce6778ec090e100f6ae2b42097865730ac52

# Offcut's folder in the system's place for caches, the same as that of Java's settings/Environment.
case ${XDG_CACHE_HOME-} in
/*) offcut_cache=$XDG_CACHE_HOME/offcut ;;
*) offcut_cache=${HOME-}/.cache/offcut ;;
esac

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

# Exports JAVA_HOME, or stops with one sentence. Gets a JDK where none is: by apt as root on a release that has it, else Temurin.
offcut_find_jdk() {
  ! offcut_look_for_jdk || return 0
  offcut_package=openjdk-$offcut_jdk-jdk
  # a machine that is new knows no package before the first update
  if offcut_may_install && { offcut_knows_package || { offcut_apt update || :; } && offcut_knows_package; }; then
    ! offcut_install "Offcut needs a JDK $offcut_jdk or newer, and none is here" "$offcut_package" || ! offcut_look_for_jdk || return 0
  fi
  offcut_get_temurin
  offcut_look_for_jdk || offcut_no_jdk
}

offcut_look_for_jdk() {
  if [ -n "${JAVA_HOME-}" ] && offcut_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  offcut_java=$(command -v java) || offcut_java=
  [ -z "$offcut_java" ] || offcut_java=$(readlink -f "$offcut_java" 2>/dev/null) || offcut_java=
  [ ! -x /usr/libexec/java_home ] || offcut_mac=$(/usr/libexec/java_home -v "$offcut_jdk+" 2>/dev/null) || offcut_mac=
  for offcut_home in "${offcut_java%/bin/java}" "${offcut_mac-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$offcut_cache/jdk-"*"-$(uname -m)"; do
    if [ -n "$offcut_home" ] && offcut_is_jdk "$offcut_home"; then
      JAVA_HOME=$offcut_home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

# Stops with what happened here, and what a person can do.
offcut_no_jdk() {
  offcut_way="get one from https://adoptium.net (or install $offcut_package on Debian 13, Ubuntu 24.04 and later) and set JAVA_HOME to its folder."
  ! offcut_knows_package || offcut_way="sudo apt-get install $offcut_package"
  offcut_stop "${1-Offcut needs a JDK $offcut_jdk or newer and finds none here}: $offcut_way"
}

# Fetches Temurin into Offcut's cache, after a question where somebody is there to answer.
offcut_get_temurin() {
  case "$(uname) $(uname -m) $(getconf GNU_LIBC_VERSION 2>/dev/null)" in
  "Linux x86_64 glibc"*) offcut_processor=x64 offcut_sum=$offcut_temurin_x64 ;;
  "Linux aarch64 glibc"*) offcut_processor=aarch64 offcut_sum=$offcut_temurin_aarch64 ;;
  *) offcut_no_jdk "Offcut needs a JDK $offcut_jdk or newer and fetches one only for Linux with glibc, on x86-64 or aarch64" ;;
  esac
  for offcut_tool in tar gzip sha256sum flock; do
    command -v "$offcut_tool" >/dev/null || offcut_no_jdk "Offcut needs a JDK $offcut_jdk or newer, and $offcut_tool to unpack one"
  done
  command -v curl >/dev/null || command -v wget >/dev/null || offcut_install "a JDK is fetched with it" wget ca-certificates ||
    offcut_no_jdk "Offcut needs a JDK $offcut_jdk or newer, and curl or wget to fetch one"
  offcut_url=$offcut_temurin_api/jdk-${offcut_temurin%+*}%2B${offcut_temurin#*+}/linux/$offcut_processor/jdk/hotspot/normal/eclipse
  offcut_url=${OFFCUT_JDK_URL:-$offcut_url}
  offcut_host=${offcut_url#*://}
  offcut_host=${offcut_host%%/*}
  offcut_host=${offcut_host##*@} # a mirror's password is for nobody to read

  offcut_what="Temurin $offcut_temurin$(offcut_size) from $offcut_host into $offcut_cache"
  if [ -t 0 ] && [ -t 2 ]; then
    printf '%s [y/N] ' "Offcut needs a JDK $offcut_jdk or newer and finds none here. Fetch $offcut_what?" >&2
    read -r offcut_answer || offcut_answer=
    case $offcut_answer in y | Y | yes) ;; *) offcut_no_jdk "Nothing was fetched, and Offcut cannot work without a JDK" ;; esac
  else
    echo "Offcut needs a JDK $offcut_jdk or newer and finds none here. It fetches $offcut_what, with no terminal to ask on." >&2
  fi

  offcut_lock=$offcut_cache/jdk.lock
  { mkdir -p "$offcut_cache" && touch "$offcut_lock"; } 2>/dev/null || offcut_no_jdk "Offcut cannot write a JDK into $offcut_cache"
  (offcut_fetch_and_unpack) 9>"$offcut_lock" || exit $?
}

# How large the archive is, in brackets; nothing where that cannot be told.
offcut_size() {
  if command -v curl >/dev/null; then
    curl -sfIL --connect-timeout 20 --url "$offcut_url" 2>/dev/null
  else
    wget -S --spider -t 1 -T 20 -- "$offcut_url" 2>&1
  fi | awk '$1 ~ /^HTTP\// {size = 0} tolower($1) == "content-length:" {size = $2 + 0}
    END {if (size) printf " (%d MB)", (size + 999999) / 1000000}'
}

# Under a lock, since several may start at once: whoever waited finds what the first one fetched.
offcut_fetch_and_unpack() {
  flock -n 9 || { echo "Another Offcut is fetching the JDK; this one waits for it." >&2 && flock 9; }
  ! offcut_look_for_jdk || return 0
  offcut_made=$offcut_cache/jdk-$offcut_temurin-$(uname -m)
  offcut_archive=$offcut_made.tar.gz
  offcut_fits || offcut_fetch || offcut_not_fetched $?
  if ! offcut_fits; then
    rm -f "$offcut_archive"
    offcut_stop "What came from $offcut_host is not the JDK that Offcut expects (its SHA-256 differs), so it was deleted."
  fi
  # under a name that nothing looks for, so that half a JDK is never used
  offcut_half=$offcut_cache/unpacking
  trap 'rm -rf "$offcut_half"' EXIT
  trap 'exit 130' HUP INT TERM
  rm -rf "$offcut_half"
  { mkdir "$offcut_half" && tar -xzf "$offcut_archive" -C "$offcut_half" --strip-components=1 --no-same-owner 2>/dev/null; } ||
    offcut_no_room
  rm -f "$offcut_archive"
  "$offcut_half/bin/java" -version >/dev/null 2>&1 || offcut_no_jdk "Temurin does not run in $offcut_cache"
  rm -rf "$offcut_made"
  mv "$offcut_half" "$offcut_made" || offcut_no_room
}

offcut_fits() {
  [ -f "$offcut_archive" ] && [ "$(sha256sum <"$offcut_archive")" = "$offcut_sum  -" ]
}

# Goes on where an earlier download broke off.
offcut_fetch() {
  if command -v curl >/dev/null; then
    set -- --silent
    [ ! -t 2 ] || set -- --progress-bar
    offcut_answer=$(curl "$@" -fL -C - --connect-timeout 20 --speed-time 60 --speed-limit 1 \
      -o "$offcut_archive" -w '%{http_code}' --url "$offcut_url") || {
      set -- $?
      # else this server can only start from the beginning, or has nothing that goes on from here
      [ "$1" = 33 ] || [ "$offcut_answer" = 416 ] || return "$1"
      rm -f "$offcut_archive"
      offcut_fetch
    }
  else
    set -- -q
    [ ! -t 2 ] || set -- -q --show-progress
    wget "$@" -c -t 1 -T 60 -O "$offcut_archive" -- "$offcut_url"
  fi
}

# Stops for a status of curl or wget, and keeps what has come so far.
offcut_not_fetched() {
  [ -s "$offcut_archive" ] || rm -f "$offcut_archive"
  case $1 in
  23 | 3) offcut_no_room ;;
  22 | 8) offcut_no_jdk "No JDK could be fetched from $offcut_host (it answers with an error)" ;;
  esac
  [ ! -f "$offcut_archive" ] || offcut_stop "The JDK's download from $offcut_host broke off: try again, and it goes on from there."
  offcut_no_jdk "No JDK could be fetched from $offcut_host (is there a network?)"
}

offcut_no_room() {
  offcut_stop "The JDK could not be written into $offcut_cache: free 600 MB there, or set XDG_CACHE_HOME to a folder on another disk."
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

# Whether packages can be installed here without asking: as root on Debian or Ubuntu.
offcut_may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

offcut_knows_package() {
  [ -n "$(apt-cache search --names-only "^$offcut_package\$" 2>/dev/null)" ]
}

offcut_apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >/dev/null 2>&1
}

# Installs packages, after a line that says why; fails where it cannot.
offcut_install() {
  offcut_may_install || return 1
  offcut_why=$1
  shift
  echo "Installing $*: $offcut_why." >&2
  offcut_apt update || : # one source that does not answer must not stop the others
  offcut_apt install "$@"
}

# Installs "library:package" pairs as root on Debian or Ubuntu; fails with a sentence where it cannot.
offcut_need() {
  offcut_for=$1
  shift
  offcut_look_for "$@"
  [ -n "$offcut_missing" ] || return 0
  # shellcheck disable=SC2086 # one word a package
  ! offcut_install "$offcut_for" $offcut_missing || return 0
  echo "These packages are missing, $offcut_for: sudo apt-get install $offcut_missing (these are Debian's and Ubuntu's names)" >&2
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
