# Read by ./bihuan: the steps of "./bihuan test", and "./bihuan api". Every step says how long it took and how many tests
# it ran; the first failure ends the run.

reports=$build/reports

run_steps() {
  started=$(date +%s)
  rm -rf "$reports"
  mkdir -p "$reports" 2>/dev/null || fail "目录不可写：$home ｜ the folder cannot be written"
  find_jdk
  find_node
  require_room_to_build
  for step in ${*:-format server web e2e}; do
    case $step in
    format | server | web | e2e) timed "$step" ;;
    *) fail "不认识的步骤 $step：format server web e2e ｜ unknown step $step" ;;
    esac
  done
  printf '\n'
  cat "$reports/summary"
  printf '全部通过 ｜ all green: %s s\n' "$(($(date +%s) - started))"
}

timed() {
  printf '\n=== %s\n' "$1"
  began=$(date +%s)
  : >"$reports/count"
  "step_$1" || fail "步骤 $1 未通过 ｜ step $1 failed"
  printf '%-8s %5s s  %s\n' "$1" "$(($(date +%s) - began))" "$(cat "$reports/count")" | tee -a "$reports/summary"
}

step_format() {
  mvn_home -q spotless:check && printf 'palantir-java-format' >"$reports/count"
}

# Architecture, unit, database and API tests, and the jar the journeys run on.
step_server() {
  find_office
  find "$home" -path '*/target/surefire-reports/*.xml' -delete 2>/dev/null || true
  mvn_home -q -Dspotless.check.skip=true verify && count_server
}

count_server() {
  find "$home" -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + |
    sed -n 's/^<testsuite .* tests="\([0-9]*\)" errors="\([0-9]*\)" skipped="\([0-9]*\)" failures="\([0-9]*\)".*/\1 \3/p' |
    awk '{tests += $1; skipped += $2} END {printf "%d tests, %d skipped", tests, skipped; exit tests == 0}' >"$reports/count"
}

step_web() {
  install_web web || return 1
  (cd "$home/web" && npm run --silent check && npm test --silent -- --reporter=default --reporter=json "--outputFile.json=$reports/web.json") || return 1
  node -e 'const r = require(process.argv[1]); process.stdout.write(`${r.numPassedTests} tests, ${r.numPendingTests} skipped`); if (!r.numPassedTests) process.exit(1)' \
    "$reports/web.json" >"$reports/count"
}

# The built product on a throw-away folder and a free port, driven by a real browser: first empty, to be set up, then with
# the demonstration zone.
step_e2e() {
  find_browser
  build_all
  rehearse
  (cd "$home/e2e" && npm ci --no-audit --no-fund --loglevel=error) || return 1
  start_product --bihuan.zone-guard=true || return 1
  BIHUAN_SETUP_CODE=$(sed -n 's/.*set-up code: *\([^ ]*\).*/\1/p' "$build/product.log" | tail -n 1)
  export BIHUAN_SETUP_CODE
  journeys empty --grep @empty || return 1
  start_product --bihuan.demo=true --bihuan.zone-guard=true --bihuan.notice.allowed-hosts=127.0.0.1 || return 1
  journeys demo --grep-invert '@screens|@empty' || return 1
  node -e '
    const all = process.argv.slice(1).map(file => require(file).stats), sum = of => all.reduce((n, one) => n + one[of], 0)
    process.stdout.write(`${sum("expected")} journeys, ${sum("skipped")} skipped`); if (all.some(one => !one.expected)) process.exit(1)' \
    "$reports/e2e-empty.json" "$reports/e2e-demo.json" >"$reports/count"
}

# Runs the journeys chosen against the running product, then stops it.
journeys() {
  report=$reports/e2e-$1.json
  shift
  result=0
  (cd "$home/e2e" && BIHUAN_URL=$address PLAYWRIGHT_JSON_OUTPUT_NAME=$report npx playwright test "$@" --reporter=list,json) || result=1
  stop_product
  return "$result"
}

find_browser() {
  if { command -v chromium >/dev/null 2>&1 || [ -x /usr/bin/chromium ]; } && fc-list :lang=zh 2>/dev/null | grep -q .; then return 0; fi
  install='apt-get install -y --no-install-recommends chromium fonts-noto-cjk fontconfig'
  as=''
  if [ "$(id -u)" != 0 ]; then as='sudo -n'; fi
  command -v apt-get >/dev/null 2>&1 && { [ -z "$as" ] || sudo -n true 2>/dev/null; } ||
    fail "浏览器测试需要 Chromium 与中文字体，请以 root 执行：$install ｜ the journeys need Chromium and a Chinese font, run as root: $install"
  printf '正在安装 Chromium 与中文字体 ｜ installing Chromium and a Chinese font\n'
  { $as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as $install; } >"$build/apt.log" 2>&1 ||
    fail "安装失败，日志 $build/apt.log；请以 root 执行：$install ｜ installing failed, run as root: $install"
}

# LibreOffice turns papers into PDF, whose measures the tests take; without it those tests are skipped, and counted so.
find_office() {
  if command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; then return 0; fi
  install='apt-get install -y --no-install-recommends libreoffice-writer-nogui fonts-noto-cjk fontconfig'
  as=''
  if [ "$(id -u)" != 0 ]; then as='sudo -n'; fi
  if command -v apt-get >/dev/null 2>&1 && { [ -z "$as" ] || sudo -n true 2>/dev/null; }; then
    printf '正在安装 LibreOffice ｜ installing LibreOffice\n'
    if { $as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as $install; } >"$build/apt-office.log" 2>&1; then return 0; fi
  fi
  printf '未安装 LibreOffice，公文版式测试将跳过：%s ｜ no LibreOffice, the measures of papers are not tested\n' "$install"
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { process.stdout.write(String(s.address().port)); s.close() })'
}

# Starts the product in the background on a fresh folder; sets address. Further words are settings.
start_product() {
  stage=$(mktemp -d "${TMPDIR:-/tmp}/bihuan-test-XXXXXX")
  product_port=$(free_port)
  address=http://127.0.0.1:$product_port
  product run "--bihuan.data=$stage" "--server.port=$product_port" "$@" >"$build/product.log" 2>&1 &
  product_id=$!
  trap stop_product EXIT INT TERM
  node -e '
    const [address, id] = process.argv.slice(1), until = Date.now() + 180000
    const again = () => { try { process.kill(Number(id), 0) } catch { process.exit(1) }
      fetch(address + "/actuator/health").then(r => r.ok ? process.exit(0) : later(), later) }
    const later = () => Date.now() > until ? process.exit(1) : setTimeout(again, 200)
    again()' "$address" "$product_id" || {
    tail -n 40 "$build/product.log" >&2
    return 1
  }
}

stop_product() {
  trap - EXIT INT TERM
  kill "$product_id" 2>/dev/null || true
  wait "$product_id" 2>/dev/null || true
  rm -rf "$stage"
}

describe_api() {
  build_all
  start_product --springdoc.api-docs.path=/openapi || fail "产品未能启动，日志 $build/product.log ｜ the product did not start"
  node -e '
    const fs = require("fs"), sorted = v => Array.isArray(v) ? v.map(sorted)
      : v && typeof v === "object" ? Object.fromEntries(Object.keys(v).sort().map(k => [k, sorted(v[k])])) : v
    fetch(process.argv[1] + "/openapi").then(r => { if (!r.ok) throw new Error("HTTP " + r.status); return r.json() })
      .then(api => { delete api.servers; fs.writeFileSync(process.argv[2], JSON.stringify(sorted(api), null, 2) + "\n") })
      .catch(e => { console.error(e.message); process.exit(1) })' "$address" "$home/web/api/openapi.json" ||
    fail "没有取到接口描述 ｜ the API description could not be read"
  stop_product
  printf '已写入 ｜ written: web/api/openapi.json\n'
}
