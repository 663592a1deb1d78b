import './theme.css'
import './vant.css'
import { createApp } from 'vue'
import App from './App.vue'
import { layListBeneath, router } from './router.ts'
import { closeWaysOut } from './wecom.ts'

await layListBeneath(router)
createApp(App).use(router).mount('#app')
// Works with no JSAPI at all; see there why a failure is nobody's news.
closeWaysOut().catch(() => undefined)
