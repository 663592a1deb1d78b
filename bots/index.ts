export { openConsole } from './console/index.ts'
export { openWecom } from './wecom/index.ts'
