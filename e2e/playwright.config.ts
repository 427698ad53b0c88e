import { defineConfig } from '@playwright/test'

/**
 * Moves the time of the product, which the other journeys would not understand: it comes last, as one worker takes the
 * projects in their order. As a dependency the others would run whole, whatever is chosen on the command line.
 */
const LATER = '**/directive-to-bulletin.spec.ts'

/** Journeys run one after another against a running Bihuan; BIHUAN_URL says where. */
export default defineConfig({
  testDir: './tests',
  projects: [
    { name: 'today', testIgnore: LATER },
    { name: 'later', testMatch: LATER },
  ],
  outputDir: './test-results/run',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['html', { outputFolder: './playwright-report', open: 'never' }]],
  use: {
    baseURL: process.env['BIHUAN_URL'] ?? 'http://127.0.0.1:8080',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['BIHUAN_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
