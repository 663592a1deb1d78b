import './theme.css'
import { createApp } from 'vue'
import App from './App.vue'
import { fetchAnewWhenOutdated } from './outdated.ts'
import { layListBeneath, router } from './router.ts'

fetchAnewWhenOutdated()
await layListBeneath(router)
createApp(App).use(router).mount('#app')
