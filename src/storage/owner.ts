import { hostname } from 'node:os'
import { v7 as uuid } from 'uuid'

/** One running process, as the owner of rows it is working on. */
export interface Owner {
  id: string
  /** Whether another owner is known to be dead; owners on other machines are only known by their lease. */
  isGone(other: string): boolean
}

/** This process: `host/pid/boot`. A new boot with our own pid on our own host means that the old one is dead. */
export function thisProcess(): Owner {
  const host = hostname()
  return {
    id: `${host}/${process.pid}/${uuid()}`,
    isGone(other) {
      const [otherHost, pid] = other.split('/')
      if (otherHost !== host || pid === undefined) return false
      return Number(pid) === process.pid || !isRunning(Number(pid))
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
