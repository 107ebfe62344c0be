// <parcel-claims>: the page as an element. What it shows and decides comes from the module.

const TAG = "parcel-claims";

/** Asks the browser, once there is something to lose, not to throw it away when room gets short. It may refuse. */
function keepForGood() {
  keepForGood.asked ??= Promise.resolve().then(() => navigator.storage.persist()).catch(() => undefined);
}

/** The class for the elements of a window: what it is built on belongs to that window. */
const elementOn = (HTMLElement) => class ParcelClaimsElement extends HTMLElement {
  static version = VERSION;
  static formAssociated = true;
  static observedAttributes = ["lang", "rulebook", "we", "claimant", "delivered-by", "sections", "theme", "required"];

  #internals;
  #mounted;
  #starting = false;
  #enabled = true;
  #case = null;
  #estimate = null;
  #rulebook = null;
  /** A case that was set before there was a form for it. */
  #given;
  /** What is in hand, as a text: it outlives the module. */
  #inHand = "";
  /** What is told next. */
  #news;
  #faultyInput;
  /** The module that runs in it, how it hears of a trap there, and the watch for saving. */
  #running;
  #stopped;
  #saving;
  /** The worklist of a table, and the file that it wrote last. */
  #worklist;
  #written;
  /** What waits until it is seen. */
  #untilSeen;
  /** What serializers of pages see of it. */
  #twin;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    // Frameworks set whatever property there is: what is only to be read stays as it is, and throws nothing.
    for (const name of ["estimate", "type", "form", "labels", "validity", "validationMessage", "willValidate"]) {
      const get = () => Reflect.get(ParcelClaimsElement.prototype, name, this);
      const set = (value) => { if (name === "form") this.#join(value); };
      Object.defineProperty(this, name, { configurable: true, get, set });
    }
    // Firefox leads to the element itself, if that can have the focus; it hands it on. The attribute stays: taken away,
    // it would take the focus from whatever is inside.
    let leading = false;
    this.addEventListener("invalid", () => {
      if (!this.hasAttribute("tabindex")) this.tabIndex = -1;
      leading = true;
      setTimeout(() => { leading = false; });
    });
    this.addEventListener("focus", () => {
      if (leading) this.#faultyInput?.focus();
      leading = false;
    });
  }

  connectedCallback() {
    try {
      // Set before the element was defined.
      for (const name of ["case", "rulebook", "value", "name", "disabled", "required"]) {
        if (!this.hasOwnProperty(name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      const view = windowOf(this);
      // In a document that nobody sees there is nothing to start.
      if (!view) return;
      listenIn(view);
      if (this.#canWait()) this.#startWhenSeen(view);
      else this.#start();
    } catch (failure) {
      this.#fail(failure);
    }
  }

  /** Its listeners, its style and its window were those of the other document. */
  adoptedCallback() {
    this.#stop();
  }

  disconnectedCallback() {
    // Moved, it is back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    this.#mounted?.attributeChanged(name);
    if (this.#untilSeen && !this.#canWait()) this.#start();
  }

  formAssociatedCallback(form) {
    this.#twin ??= twinOf(this);
    if (form) this.append(this.#twin);
    else this.#twin.remove();
    // One that stands beside its form names it.
    const id = this.getAttribute("form");
    if (id === null) this.#twin.removeAttribute("form");
    else this.#twin.setAttribute("form", id);
  }

  formResetCallback() {
    this.reset();
  }

  formDisabledCallback(disabled) {
    this.#enabled = !disabled;
    if (this.#twin) this.#twin.disabled = disabled;
    this.#mounted?.enable(this.#enabled);
  }

  /** The browser brings back what was in hand when the page was left. */
  formStateRestoreCallback(state, mode) {
    if (mode !== "restore" || !state) return;
    this.#stop();
    [this.#inHand, this.#given] = [state, undefined];
    if (this.isConnected) this.connectedCallback();
  }

  get case() {
    return this.#case;
  }

  set case(value) {
    if (!this.#mounted) {
      this.#given = value ?? null;
      this.#case = this.#given;
      this.#inHand = "";
      if (this.#untilSeen) this.#start();
    } else if (value == null) {
      this.#mounted.reset();
    } else {
      this.#mounted.open(value);
    }
  }

  get estimate() {
    return this.#estimate;
  }
  get rulebook() {
    return this.#rulebook;
  }

  set rulebook(value) {
    this.#mounted?.useRulebook(value);
    this.#rulebook = value ?? null;
  }

  reset() {
    this.case = null;
  }

  /** Says that a new version of the page has come. */
  updated() {
    this.#mounted?.updated();
  }

  focus(options) {
    if (this.#mounted) this.#mounted.focus();
    else super.focus(options);
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(value) {
    if (value == null) this.removeAttribute("name");
    else this.setAttribute("name", value);
  }

  /** The case, as a form submits it. */
  get value() {
    return JSON.stringify(this.#case ?? {});
  }

  set value(value) {
    this.case = value == null || value === "" ? null : JSON.parse(value);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(value) {
    this.toggleAttribute("disabled", Boolean(value));
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(value) {
    this.toggleAttribute("required", Boolean(value));
  }

  get type() {
    return TAG;
  }

  get form() {
    return this.#internals.form;
  }

  get labels() {
    return this.#internals.labels;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** Whether nobody sees it, nor asks anything of it: a page that hides it shall not wait for it. */
  #canWait() {
    const asked = this.#given || this.#inHand || this.hasAttribute("standalone") || this.hasAttribute("required");
    return !asked && this.checkVisibility?.() === false;
  }

  #startWhenSeen({ IntersectionObserver }) {
    // Wherever it stands on its page: only what is not laid out is not seen.
    this.#untilSeen ??= new IntersectionObserver((found) => {
      if (found.some(({ isIntersecting }) => isIntersecting)) this.#start();
    }, { rootMargin: "1000000px" });
    this.#untilSeen.observe(this);
  }

  #waitNoLonger() {
    this.#untilSeen?.disconnect();
    this.#untilSeen = undefined;
  }

  async #start() {
    this.#waitNoLonger();
    if (this.#mounted || this.#starting) return;
    this.#starting = true;
    try {
      const running = await engine();
      await untilComposed(this);
      if (this.isConnected && windowOf(this) && !this.#mounted) this.#mount(running);
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.#starting = false;
    }
  }

  #mount(running) {
    const view = running.viewOf(this.ownerDocument);
    // A saved copy holds what was on the screen: it is made anew.
    const place = inside(this.#root(), running.sheetOf(this.ownerDocument));
    const brought = this.hasAttribute("standalone") ? takeCarried() : undefined;
    if (brought) {
      this.lang = brought.lang;
      this.#inHand = brought.inHand ?? "";
      this.#rulebook = brought.rulebook ?? null;
    }
    const make = (rulebook) => new running.bound.Mounted(this, place, view, this.#hears, this.#inHand, rulebook);
    try {
      this.#mounted = make(this.#rulebook);
    } catch (error) {
      if (error.name !== "InvalidRulebook") throw error;
      this.#mounted = make(null);
      this.#rulebook = null;
      this.#complain(error);
    }
    takeEarly(this, place);
    leaveDead(this);
    this.#mounted.enable(this.#enabled);
    this.#stopped = (failure) => this.#fail(failure);
    this.#running = running;
    running.stopped.add(this.#stopped);
    this.#saving = whileSaving(this);
    if (!isOwnPage(this)) {
      hearing.set(this, (event, target) => {
        this.#saving.hear(event);
        this.#mounted.heard(event, target);
      });
    }
    if (brought?.book) this.#mounted.bring(brought.book);
    const given = this.#given;
    this.#given = undefined;
    try {
      if (given) this.#mounted.open(given);
    } catch (error) {
      if (error.name !== "InvalidCase") throw error;
      this.#complain(error);
    }
  }

  #stop() {
    this.#waitNoLonger();
    const mounted = this.#mounted;
    this.#leave();
    mounted?.stop();
  }

  #leave() {
    this.#mounted = undefined;
    this.#worklist?.end();
    this.#worklist = this.#written = undefined;
    this.#running?.stopped.delete(this.#stopped);
    this.#saving?.end();
    hearing.delete(this);
    this.#internals.shadowRoot?.querySelector(".on-paper")?.remove();
  }

  #fail(error) {
    const failure = error instanceof Failure ? error : new Failure("other", error);
    this.#leave();
    leaveDead(this);
    tellFailure(this.#root(), failure, failure.code === "trap" ? () => this.#start() : undefined);
    this.#complain(failure);
  }

  #complain({ code, name, message, issues }) {
    this.#tell("parcel-claims-error", { code: code ?? name, message, issues: issues ?? [] });
  }

  /** A saved copy may bring its own. */
  #root() {
    return this.#internals.shadowRoot ?? this.shadowRoot ?? this.attachShadow({ mode: "open" });
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: true, composed: true }));
  }

  #hears = {
    estimated: (facts, estimate, inHand, fault, missing, input) => {
      [this.#case, this.#estimate, this.#inHand] = [facts, estimate, inHand];
      // Several in one go are one piece of news, told when the module is at rest.
      if (this.#news === undefined) queueMicrotask(() => this.#tellEstimate());
      this.#news = { case: facts, estimate };
      // A page of our own keeps what is in hand by itself.
      this.#internals.setFormValue(this.value, isOwnPage(this) ? null : inHand);
      if (this.#twin) this.#twin.value = this.value;
      this.#fault(fault, missing, input);
    },
    copy: (brings, rulebook) =>
      copyOf(this.#running.shell, JSON.stringify({ ...JSON.parse(brings), ...(rulebook && { rulebook: this.#rulebook }) })),
    copyText,
    saveFile,
    takeFile: (file) => this.#table().giveFile(file),
    takeText: (text) => this.#table().giveFile(new Blob([text])),
    askTable: (text) => this.#table().ask(text),
    saveTable: (near, name, type) => saveFile(near, name, type, this.#written ?? ""),
    reload: () => windowOf(this).location.reload(),
    print: () => {
      onPaper(this, this.#running.sheetOf).then((text) => {
        if (text !== undefined) this.#mounted?.notPrinted(text);
      });
    },
    saved: (facts) => {
      keepForGood();
      queueMicrotask(() => this.#tell("case-saved", { case: facts }));
    },
  };

  /** The worklist of a table: there is one from when a table is given. */
  #table() {
    const mine = () => this.#worklist === table;
    const table = this.#worklist ?? worklist((told, blob) => {
      // What it tells when all is over is told to nobody.
      if (!mine()) return;
      if (blob) this.#written = blob;
      this.#mounted?.told(told);
    });
    this.#worklist = table;
    return table;
  }

  /** Joins a form by its id, as the attribute does; without one, the form around it. */
  #join(form) {
    const id = typeof form === "object" ? form?.id : form;
    if (id) this.setAttribute("form", id);
    else this.removeAttribute("form");
  }

  /** What keeps a form from being sent, a fault or that nothing is in it where something must be; the browser leads there. */
  #fault(said, missing, input) {
    const [flags, why] = said !== undefined ? [{ customError: true }, said]
      : missing !== undefined && this.required ? [{ valueMissing: true }, missing]
        : [{}, ""];
    this.#faultyInput = input;
    // What is put away while the page is saved is nowhere to be led to.
    const anchor = this.shadowRoot?.contains(input ?? null) ? input : undefined;
    this.#internals.setValidity(flags, why, anchor);
  }

  #tellEstimate() {
    const detail = this.#news;
    this.#news = undefined;
    this.#tell("estimate", detail);
  }
};

const ParcelClaimsElement = elementOn(baseIn(globalThis));

/**
 * What looks for inputs alone when it serializes a form finds the case by this. It has its name as a property and not as
 * an attribute: the browser submits the element itself, once.
 */
function twinOf(element) {
  const twin = element.ownerDocument.createElement("textarea");
  twin.hidden = true;
  twin.value = element.value;
  twin.disabled = element.matches(":disabled");
  Object.defineProperty(twin, "name", { get: () => element.name, set: () => {} });
  return twin;
}
