export { openConsole } from './console/index.ts'
export { openFeishu } from './feishu/index.ts'
export { openWecom } from './wecom/index.ts'
