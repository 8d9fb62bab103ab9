declare const brand: unique symbol;

/**
 * A value that carries its unit in its type. Casts to a brand stand only in constructors (`instant`,
 * `seconds`, `machineId`, …); everywhere else the compiler keeps units apart.
 */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
