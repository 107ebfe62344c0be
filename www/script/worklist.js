// Tables of many parcels: a module and a worker of their own, started when a table comes.

/** How long a worker may take to say that it is there, in milliseconds. */
const WORKER_STARTS = 3000;

/** The module for tables, compiled once. */
let tables;

function compileTables() {
  tables ??= tablesFrom().catch((error) => {
    tables = undefined;
    throw error;
  });
  return tables;
}

/** In a page that holds everything it is packed; beside a script it is a file of its own, fetched when it is wanted. */
async function tablesFrom() {
  const packed = packedTables();
  if (packed) return compileFrom(packed);
  const address = new URL(given.tables, given.beside || document.baseURI).href;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** A worker that runs `serveTable`; nothing where the page, or the page around it, does not allow one. */
function workerOf() {
  return new Promise((resolve) => {
    let worker;
    let address;
    const done = (found) => {
      URL.revokeObjectURL(address);
      if (!found) worker?.terminate();
      resolve(found);
    };
    try {
      const text = `onmessage=(()=>{const serve=(${serveTable})((told)=>postMessage(told),()=>{});` +
        "postMessage({ready:true});return({data})=>serve(data)})()";
      address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      worker = new Worker(policy().createScriptURL(address));
      worker.onerror = (event) => {
        event.preventDefault();
        done();
      };
      // One that is there is not ended when the time is over.
      const waits = setTimeout(done, WORKER_STARTS);
      worker.onmessage = () => {
        clearTimeout(waits);
        done(worker);
      };
    } catch {
      done();
    }
  });
}

/** A worklist: it tells by `tell`, with a file where it has written one. */
function worklist(tell) {
  let running;
  let ended = false;
  /** The file that was given last. */
  let file;
  /** Numbers of requests that are not answered: where all is lost, each is told so. */
  const open = new Set();

  const fail = (error) => {
    console.error(error);
    running?.then(({ end }) => end(), () => undefined);
    running = undefined;
    const lost = [...open];
    open.clear();
    for (const id of lost) tell(JSON.stringify({ id, reply: { refused: { code: "failed", about: "", said: "" } } }));
  };
  const heard = ({ told, blob, failed }) => {
    if (ended) return;
    if (failed !== undefined) return fail(failed);
    if (told === undefined) return;
    const { id, reply } = JSON.parse(told);
    if (!reply.progress) open.delete(id);
    tell(told, blob);
  };

  async function start() {
    const module = await compileTables();
    const worker = await workerOf();
    if (worker) {
      worker.onmessage = ({ data }) => heard(data);
      worker.onerror = ({ message }) => heard({ failed: message });
      worker.postMessage({ module });
      return { send: (what) => worker.postMessage(what), end: () => worker.terminate(), isApart: true };
    }
    // In slices: the page is heard between two of them.
    const serve = serveTable(heard, () => new Promise((resolve) => soon(resolve)));
    await serve({ module });
    return { send: serve, end: () => {}, isApart: false };
  }

  const send = (what) => {
    running ??= start();
    const to = running;
    to.then(({ send }) => {
      if (!ended && to === running) send(what);
    }).catch(fail);
  };

  return {
    /** The file that a later request opens. */
    giveFile(blob) {
      file = blob;
      send({ given: file });
    },
    ask(asked) {
      open.add(JSON.parse(asked).id);
      send({ asked });
    },
    end() {
      ended = true;
      running?.then(({ end }) => end(), () => undefined);
    },
  };
}
