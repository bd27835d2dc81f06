// Answers a form as a phone does, with JavaRosa, the engine of ODK Collect and KoboCollect.
//
// In: an XForm, and on stdin one submission a line, `name<TAB>value` pairs separated by tabs. Out, a line each: the
// names of the questions that were asked, then `!name` for each answer that a constraint refused.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;

class Answers {
    public static void main(String[] arguments) throws Exception {
        new XFormsModule().registerModule();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] cells = line.split("\t", -1);
            Map<String, String> answers = new HashMap<>();
            for (int at = 0; at + 1 < cells.length; at += 2) {
                answers.put(cells[at], cells[at + 1]);
            }
            System.out.println(String.join(" ", submitted(arguments[0], answers)));
        }
    }

    private static List<String> submitted(String path, Map<String, String> answers) throws Exception {
        FormDef form;
        try (var file = new FileInputStream(path)) {
            form = XFormUtils.getFormFromInputStream(file);
        }
        form.initialize(true, new InstanceInitializationFactory());
        var controller = new FormEntryController(new FormEntryModel(form));
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        List<String> said = new ArrayList<>();
        int event = controller.stepToNextEvent();
        while (event != FormEntryController.EVENT_END_OF_FORM) {
            if (event == FormEntryController.EVENT_QUESTION) {
                FormEntryPrompt prompt = controller.getModel().getQuestionPrompt();
                String name = prompt.getIndex().getReference().getNameLast();
                said.add(name);
                String value = answers.getOrDefault(name, "");
                if (!value.isEmpty()) {
                    int outcome = controller.answerQuestion(data(prompt, value), true);
                    if (outcome == FormEntryController.ANSWER_CONSTRAINT_VIOLATED) {
                        said.add("!" + name);
                    }
                }
            }
            event = controller.stepToNextEvent();
        }
        return said;
    }

    private static IAnswerData data(FormEntryPrompt prompt, String value) throws Exception {
        if (prompt.getControlType() == Constants.CONTROL_SELECT_ONE) {
            return new SelectOneData(choice(prompt, value));
        }
        if (prompt.getControlType() == Constants.CONTROL_SELECT_MULTI) {
            List<Selection> chosen = new ArrayList<>();
            for (String code : value.split(" ")) {
                chosen.add(choice(prompt, code));
            }
            return new SelectMultiData(chosen);
        }
        switch (prompt.getDataType()) {
            case Constants.DATATYPE_INTEGER:
                return new IntegerData(Integer.parseInt(value));
            case Constants.DATATYPE_DECIMAL:
                return new DecimalData(Double.parseDouble(value));
            case Constants.DATATYPE_DATE:
                return new DateData(new SimpleDateFormat("yyyy-MM-dd").parse(value));
            default:
                return new StringData(value);
        }
    }

    private static Selection choice(FormEntryPrompt prompt, String code) {
        for (SelectChoice choice : prompt.getSelectChoices()) {
            if (choice.getValue().equals(code)) {
                return choice.selection();
            }
        }
        throw new IllegalArgumentException(prompt.getIndex().getReference() + " has no choice " + code);
    }
}
