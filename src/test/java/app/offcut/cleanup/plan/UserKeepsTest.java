package app.offcut.cleanup.plan;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.offcut.cleanup.journal.Outcome;
import app.offcut.cleanup.journal.StartedBy;
import app.offcut.cleanup.run.CleanupReport;
import app.offcut.cleanup.run.CleanupRequest;
import app.offcut.cleanup.run.Progress;
import app.offcut.cleanup.survey.RowState;
import app.offcut.cleanup.worlds.TestEngine;
import app.offcut.generator.Category;
import app.offcut.samples.SampleLibrary.Form;
import app.offcut.settings.UserPreferences.AudioTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserKeepsTest extends EngineFixture {

    @Override
    protected void library(Form form) {
        super.library(form);
        sample.project("p1").scenes(2).download("dvids", "11").finished();
        open();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void keepsThemWhoeverCleans(Form form) {
        library(form);
        Set<String> all = engine.goes("p1");
        for (Category category : Category.values()) {
            if (!category.deletable()) continue;
            engine.keep(category);
            CleanupPlan plan = engine.cleanup.plan("p1");
            assertEquals(Set.of(), goesOf(category, plan), category::word);
            for (PlanItem item : plan.items())
                if (all.contains(item.path()) && item.category() == category)
                    assertEquals(StayReason.CATEGORY_KEPT, TestEngine.reason(item.fate()));
                else assertEquals(all.contains(item.path()), item.goes(), item.path());
        }
        engine.keep(Category.AUDIO);
        long voices = engine.surveyor.row("p1").usage().of(Category.AUDIO).bytes();
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertEquals(voices, engine.surveyor.row("p1").usage().of(Category.AUDIO).bytes());
        assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        assertTrue(voices > 0);
    }

    private static Set<String> goesOf(Category category, CleanupPlan plan) {
        Set<String> goes = TestEngine.goes(plan);
        plan.items().stream()
                .filter(item -> item.category() != category)
                .forEach(item -> goes.remove(item.path()));
        return goes;
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void erasesWhatWasHeldBeforeTheyWereChosen(Form form) {
        library(form);
        var keeping = CleanupRequest.of(StartedBy.HAND).keeping(Duration.ofHours(1));
        CleanupReport held =
                engine.cleanup.execute(engine.cleanup.plan("p1"), keeping, Progress.NONE);
        assertEquals(Outcome.HELD, held.outcome());
        engine.keep(Category.SEGMENTS);
        assertEquals(Outcome.COMPLETE, engine.cleanup.purge(requireNonNull(held.run())).outcome());
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void keepsAudioForATimeAfterTheFinal(Form form) {
        library(form);
        assertTrue(goesOf(Category.AUDIO, engine.cleanup.plan("p1")).size() > 0);
        engine.keepAudio(AudioTime.WEEK);
        Set<String> rest = engine.goes("p1");
        LocalDate last =
                LocalDate.ofInstant(
                        sample.yesterday().plus(Duration.ofDays(7)), ZoneId.systemDefault());
        for (PlanItem item : engine.cleanup.plan("p1").items())
            if (item.category() == Category.AUDIO) {
                assertEquals(
                        new PlanItem.Fate.Stays(StayReason.KEPT_UNTIL, last.toString()),
                        item.fate());
                assertTrue(item.message().contains(last.toString()), item.message());
            } else assertEquals(rest.contains(item.path()), item.goes());
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        ZoneId zone = ZoneId.systemDefault();
        engine.at = last.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
        assertEquals(new RowState.Clean(), engine.surveyor.row("p1").state());
        engine.at = last.plusDays(1).atStartOfDay(zone).toInstant();
        assertEquals(new RowState.Ready(), engine.surveyor.row("p1").state());
        assertEquals(goesOf(Category.AUDIO, engine.cleanup.plan("p1")), engine.goes("p1"));
        assertEquals(Outcome.COMPLETE, engine.clean("p1").outcome());
        assertEquals(0, engine.surveyor.row("p1").usage().of(Category.AUDIO).files());
    }

    @Test
    void keepsNoAudioUnlessAsked() {
        library(Form.SHIPPED);
        engine.keepAudio(AudioTime.NONE);
        assertTrue(goesOf(Category.AUDIO, engine.cleanup.plan("p1")).size() > 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "DOCUMENTED"})
    void givesSharedDownloadsFreeAllTheSame(Form form) {
        library(form);
        sample.project("p2").scenes(1).download("dvids", "11").finished();
        engine.keep(Category.AUDIO);
        assertFalse(goesOf(Category.PROVIDER, engine.cleanup.plan("p2")).size() > 0);
        engine.clean("p1");
        assertTrue(goesOf(Category.PROVIDER, engine.cleanup.plan("p2")).size() > 0);
    }
}
