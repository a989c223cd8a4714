/** Lets a few pieces of work run at once, or one alone. */
export interface Gate {
  /** Runs beside others, as soon as there is a place. */
  readonly beside: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Runs while nothing else does. What came later waits. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** A gate with so many places. Work is let in in the order in which it came. */
export function createGate(places: number): Gate {
  let free = places;
  const waiting: { readonly needs: number; readonly enter: () => void }[] = [];

  function letIn(): void {
    for (let next = waiting[0]; next !== undefined && next.needs <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.needs;
      next.enter();
    }
  }

  async function run<Value>(needs: number, work: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((enter) => {
      waiting.push({ needs, enter });
      letIn();
    });
    try {
      return await work();
    } finally {
      free += needs;
      letIn();
    }
  }

  return { beside: (work) => run(1, work), alone: (work) => run(places, work) };
}
