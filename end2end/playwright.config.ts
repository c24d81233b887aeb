import { defineConfig, devices } from '@playwright/test';
import { existsSync } from 'node:fs';

// Every journey runs four times: on a phone and on a desk, with and without scripts. Those of an island need
// scripts; those that only look for what axe finds (axe), or choose their own size (once), run once.
const sizes = {
  phone: { viewport: { width: 360, height: 740 } },
  desk: { viewport: { width: 1280, height: 900 } },
};

// The browsers that setup.sh is content with, where a distribution puts them.
const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

export default defineConfig({
  testDir: './tests',
  globalSetup: './demos.ts',
  outputDir: './out',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // A page may take its time on a machine that does something else too.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'id-ID',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.END2END_CHROMIUM ?? browsers.find((path) => existsSync(path)) ?? browsers[0],
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'sign in', testMatch: /\.setup\.ts$/ },
    ...Object.entries(sizes).flatMap(([size, use]) => [
      {
        name: `${size}, scripts`,
        use,
        testIgnore: size === 'phone' ? [] : /\.(axe|once)\.spec\.ts$/,
        dependencies: ['sign in'],
      },
      {
        name: `${size}, plain`,
        use: { ...use, javaScriptEnabled: false },
        testIgnore: /\.(island|axe|once)\.spec\.ts$/,
        dependencies: ['sign in'],
      },
    ]),
    { name: 'whole', testMatch: /\.whole\.ts$/, dependencies: ['phone, scripts'] },
  ],
});
