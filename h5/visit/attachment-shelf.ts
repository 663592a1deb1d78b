/** What was put to a visit and has not been sent: a photo, or where it was. */
export type Put = { kind: 'photo'; photo: Blob } | { kind: 'place'; latitude: number; longitude: number }

/**
 * Photos and places on this device until they are sent. Too large for where the form is kept; where the browser keeps nothing, as in
 * a private window, they are there for as long as the page is.
 */
export const attachmentShelf = {
  async put(id: string, put: Put): Promise<void> {
    held.set(id, put)
    await inDatabase('readwrite', (store) => store.put(put, id))
  },
  async get(id: string): Promise<Put | undefined> {
    return held.get(id) ?? ((await inDatabase('readonly', (store) => store.get(id))) as Put | undefined)
  },
  async remove(id: string): Promise<void> {
    held.delete(id)
    await inDatabase('readwrite', (store) => store.delete(id))
  },
}

const held = new Map<string, Put>()
const storeName = 'attachments'

/** Answers nothing where there is no database to ask. */
async function inDatabase(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await open()
    try {
      return await settled(ask(database.transaction(storeName, mode).objectStore(storeName)))
    } finally {
      database.close()
    }
  } catch (thrown) {
    if (thrown instanceof DOMException) return undefined
    throw thrown
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('visits', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  return settled(request)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
