/** What can go wrong, told apart by what is to be done about it. */
import type { RefusalSaid } from "../wire";

/** The server was not reached, or something that is not the server answered: try again later. */
export class Unreached extends Error {}

/** Refused with a sentence and its remedy, by the server (with its HTTP status) or here. */
export class Refused extends Error implements RefusalSaid {
  readonly status: number;
  readonly code: string;
  readonly says: string;
  readonly fix: string;
  constructor(status: number, { code, says, fix }: RefusalSaid) {
    super(says);
    this.status = status;
    this.code = code;
    this.says = says;
    this.fix = fix;
  }

  /** The words alone. */
  get refusal(): RefusalSaid {
    return { code: this.code, says: this.says, fix: this.fix };
  }
}

/** Another tab took the work over: nothing of this tab may be written any more. */
export class Fenced extends Error {}

/** The disk, or the browser's part of it, is full. */
export class Full extends Error {}

/** The browser threw away what it kept while the window was open: there is no room for anything any more. */
export class Gone extends Full {}
