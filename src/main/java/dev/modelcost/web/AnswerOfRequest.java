package dev.modelcost.web;

import jakarta.enterprise.context.RequestScoped;

/** Whether the answer to this request is one that is kept for others who ask the same. */
@RequestScoped
public class AnswerOfRequest {

    private CachedAnswer current;

    /** The answer to this request is, or comes out of, one that is kept. */
    public void answersWith(CachedAnswer answer) {
        current = answer;
    }

    /** The kept form of what a resource answered with; a new one, soon forgotten, if none is. */
    CachedAnswer of(Object entity) {
        return current != null && current.value() == entity ? current : new CachedAnswer(entity);
    }
}
