import loadHighs from 'highs';

/** The solver of this package, once it is compiled. */
export const highsSolver = () => loadHighs();
