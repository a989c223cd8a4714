/**
 * Computes a fact about an object when it is first asked for, and keeps it as long as the object lives. What else goes
 * in must follow from the object: for other arguments the first fact is given again.
 */
export function onceFor<Subject extends object, Rest extends readonly unknown[], Fact>(
  compute: (subject: Subject, ...rest: Rest) => Fact,
): (subject: Subject, ...rest: Rest) => Fact {
  const known = new WeakMap<Subject, { readonly fact: Fact }>();
  return (subject, ...rest) => {
    const kept = known.get(subject);
    if (kept !== undefined) return kept.fact;
    const fact = compute(subject, ...rest);
    known.set(subject, { fact });
    return fact;
  };
}
