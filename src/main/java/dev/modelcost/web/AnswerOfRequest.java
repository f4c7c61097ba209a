package dev.modelcost.web;

import jakarta.enterprise.context.RequestScoped;

/** Tracks whether the answer to this request is one that is cached for others who ask the same. */
@RequestScoped
public class AnswerOfRequest {

    private CachedAnswer current;

    /** Records that the answer to this request is, or is taken from, a cached one. */
    public void answersWith(CachedAnswer answer) {
        current = answer;
    }

    /** The cached form of what a resource answered; a new, short-lived one if it is not cached. */
    CachedAnswer of(Object entity) {
        return current != null && current.value() == entity ? current : new CachedAnswer(entity);
    }
}
