// <parcel-claims>: the page as an element. What it shows and decides comes from the module.

const TAG = "parcel-claims";

/** Asks the browser, once there is something to lose, not to throw it away when room gets short. It may refuse. */
function keepForGood() {
  keepForGood.asked ??= Promise.resolve().then(() => navigator.storage.persist()).catch(() => undefined);
}

class ParcelClaimsElement extends (globalThis.HTMLElement ?? class {}) {
  static version = VERSION;
  static formAssociated = true;
  static observedAttributes = ["lang", "rulebook", "we", "claimant", "delivered-by", "sections", "theme"];

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
  /** The module that runs in it, how it hears of a trap there, and what ends the watch for saving. */
  #running;
  #stopped;
  #endSaving;

  constructor() {
    super();
    this.#internals = this.attachInternals();
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
      for (const name of ["case", "rulebook"]) {
        if (!this.hasOwnProperty(name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#start();
    } catch (failure) {
      this.#fail(failure);
    }
  }

  disconnectedCallback() {
    // Moved, it is back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#mounted?.attributeChanged(name);
  }

  formResetCallback() {
    this.reset();
  }

  formDisabledCallback(disabled) {
    this.#enabled = !disabled;
    this.#mounted?.enable(this.#enabled);
  }

  get case() {
    return this.#case;
  }

  set case(value) {
    if (!this.#mounted) {
      this.#given = value ?? null;
      this.#case = this.#given;
      this.#inHand = "";
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
    this.setAttribute("name", value);
  }

  get type() {
    return TAG;
  }

  get form() {
    return this.#internals.form;
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

  async #start() {
    if (this.#mounted || this.#starting) return;
    this.#starting = true;
    try {
      const running = await engine();
      if (this.isConnected && !this.#mounted) this.#mount(running);
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
    leaveDead(this);
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
    this.#mounted.enable(this.#enabled);
    this.#stopped = (failure) => this.#fail(failure);
    this.#running = running;
    running.stopped.add(this.#stopped);
    this.#endSaving = whileSaving(this);
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
    const mounted = this.#mounted;
    this.#leave();
    mounted?.stop();
  }

  #leave() {
    this.#mounted = undefined;
    this.#running?.stopped.delete(this.#stopped);
    this.#endSaving?.();
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
    estimated: (facts, estimate, inHand, fault, input) => {
      [this.#case, this.#estimate, this.#inHand] = [facts, estimate, inHand];
      // Several in one go are one piece of news, told when the module is at rest.
      if (this.#news === undefined) queueMicrotask(() => this.#tellEstimate());
      this.#news = { case: facts, estimate };
      this.#internals.setFormValue(JSON.stringify(facts));
      this.#fault(fault, input);
    },
    copy: (brings, rulebook) =>
      copyOf(this.#running.shell, JSON.stringify({ ...JSON.parse(brings), ...(rulebook && { rulebook: this.#rulebook }) })),
    reload: () => location.reload(),
    print: () => (this.hasAttribute("standalone") && !isWide(this) ? print() : printAlone(this)),
    saved: (facts) => {
      keepForGood();
      queueMicrotask(() => this.#tell("case-saved", { case: facts }));
    },
  };

  /** What keeps a form from being sent; the browser leads there. */
  #fault(said, input) {
    this.#faultyInput = input;
    // What is put away while the page is saved is nowhere to be led to.
    const anchor = this.shadowRoot?.contains(input ?? null) ? input : undefined;
    this.#internals.setValidity(said === undefined ? {} : { customError: true }, said ?? "", anchor);
  }

  #tellEstimate() {
    const detail = this.#news;
    this.#news = undefined;
    this.#tell("estimate", detail);
  }
}
