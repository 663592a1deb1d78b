/** Stands in for Vant's icon component (see vite.config.ts): the same name, drawn as inline SVG. */
export { default as Icon } from './components/LineIcon.vue'
