"""What residents and posters see of an interest. No cookie is set or read: see interests/guard.py."""

from interests.views.answer import AnswerView
from interests.views.follow import FollowView
from interests.views.form import InterestFormView
from interests.views.thanks import thanks

__all__ = ["AnswerView", "FollowView", "InterestFormView", "thanks"]
