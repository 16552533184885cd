/** Whether the server can answer what it is for; start-up says when. */
export class Readiness {
  private state: { readonly ready: boolean; readonly because: string } = { ready: false, because: 'starting' };

  /** Says what is being waited for: `loading the data set, 41 %`. */
  waitFor(because: string): void {
    this.state = { ready: false, because };
  }

  ready(): void {
    this.state = { ready: true, because: 'ready' };
  }

  now(): { readonly ready: boolean; readonly because: string } {
    return this.state;
  }
}
