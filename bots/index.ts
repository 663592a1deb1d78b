export { openConsole } from './console/index.ts'
export { openDingtalk } from './dingtalk/index.ts'
export { openFeishu } from './feishu/index.ts'
export { openWecom } from './wecom/index.ts'
