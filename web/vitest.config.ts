import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://bihuan.test/' } },
    include: ['{api,ui,desk,test}/**/*.spec.ts'],
    setupFiles: ['./test/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    css: false,
    testTimeout: 30_000,
  },
})
