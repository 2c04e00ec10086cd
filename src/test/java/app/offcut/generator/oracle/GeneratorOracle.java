package app.offcut.generator.oracle;

/**
 * What becomes of the files of one generator, read from what is known about it and from nothing
 * else: the second opinion shares no code with the generator's own description.
 */
interface GeneratorOracle {
    /** The generator's word. */
    String generator();

    /** Draws one project, with all that may lie around it. */
    void draw(OracleTree tree);
}
