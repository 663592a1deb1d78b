import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { mock } from './mock/plugin.ts'

/** Two pages, the workbench and the web console, whose files are all served below `/h5/`. */
export default defineConfig({
  root: here('.'),
  base: '/h5/',
  plugins: [vue(), mock()],
  // Every component here is written with `setup`.
  define: { __VUE_OPTIONS_API__: 'false' },
  build: {
    outDir: here('../dist/h5'),
    emptyOutDir: true,
    // Chrome 107 and Safari 16: the oldest engines that today's WeCom, DingTalk and Feishu bring or run on.
    target: ['chrome107', 'safari16'],
    sourcemap: false,
    // The policy of the server allows no `data:` scripts or styles, so nothing is folded into another file.
    assetsInlineLimit: 0,
    // Engines that do not know `modulepreload` fetch a little later, and nobody fetches code that tells them how.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: here('./index.html'), console: here('./console.html') },
      // Few files compress better than many small ones.
      output: {
        // Every page knows every other's name: what tells two versions apart is as short as may be.
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules.(@vue|vue|vue-router)[\\/]/ },
            // How the chat's cards are drawn, files picked, words said, days and changes listed, photos looked at, most pages never need.
            {
              name: 'parts',
              test: /h5.components.(?!Card|Change|PickWords|DropFile|Time|Talk|Say|Share)|h5.use-ask/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
})

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
