import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { fakeServerPlugin } from './fake/plugin.ts'

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [vue(), ...(mode === 'fake' ? [fakeServerPlugin()] : [])],
  server: {
    port: Number(process.env['DESK_PORT'] ?? 5300),
    strictPort: true,
    proxy: { '/api': { target: process.env['BIHUAN_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
  preview: { port: Number(process.env['DESK_PORT'] ?? 5300), strictPort: true },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
}))
