package app.offcut.video;

import app.offcut.text.TextKey;
import java.util.Locale;

/** Why an MP4 is incomplete; the text of each is {@code mp4.{word}}. */
public enum Flaw implements TextKey {
    NO_FTYP,
    CUT_OFF,
    OPEN_MDAT,
    NO_MOOV,
    TWO_MOOVS,
    BAD_INDEX,
    NO_SAMPLES,
    NO_DURATION,
    SAMPLES_OUTSIDE,
    TORN_FRAGMENT,
    NO_MFRA,
    ZEROS,
    TOO_LARGE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String key() {
        return "mp4." + word();
    }
}
