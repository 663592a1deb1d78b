import './theme.css'
import { createApp } from 'vue'
import App from './App.vue'
import { fetchAnewWhenOutdated } from './outdated.ts'
import { layListBeneath, router } from './router.ts'
import { closeWaysOut } from './wecom.ts'

fetchAnewWhenOutdated()
await layListBeneath(router)
createApp(App).use(router).mount('#app')
// Works with no JSAPI at all; see there why a failure is nobody's news.
closeWaysOut().catch(() => undefined)
