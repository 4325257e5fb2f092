"""What can be asked of an activation: by a person, by whatever door, or by the clock.

`by` is who asks: a function on duty (`lst-tib`, `huddinge-tib`), or `clock`, `cli:<name>`, `api:<name>`.
"""

from conference.domain.activation.commands.course import (
    BeginPlanning,
    ConveneMeeting,
    NameSpeakers,
    ObserveMeeting,
    Release,
    SetNeed,
    SettleBlue,
)
from conference.domain.activation.commands.ending import (
    AnswerObjection,
    KeepActivated,
    ObjectToStandDown,
    ProposeStandDown,
    StandDownAllTheSame,
    StandDownTimeUp,
)
from conference.domain.activation.commands.inquiries import (
    AmendInquiry,
    AnswerInquiry,
    AskInquiry,
    CloseInquiry,
    TellAsker,
)
from conference.domain.activation.commands.long_run import (
    PlanNextMeeting,
    RemindOfReview,
    SetCadence,
    SetReview,
    StaffSeat,
)
from conference.domain.activation.commands.pictures import SendPicture, WritePicture
from conference.domain.activation.commands.pressing import (
    Acknowledge,
    AddWords,
    CallOutByItself,
    MarkMistaken,
    PageLastResort,
    PageSubstitutes,
    PassOn,
    Press,
    RingPage,
    SplitPress,
    UndoPress,
)

__all__ = [
    "Acknowledge",
    "AddWords",
    "AmendInquiry",
    "AnswerInquiry",
    "AnswerObjection",
    "AskInquiry",
    "BeginPlanning",
    "CallOutByItself",
    "CloseInquiry",
    "ConveneMeeting",
    "KeepActivated",
    "MarkMistaken",
    "NameSpeakers",
    "ObjectToStandDown",
    "ObserveMeeting",
    "PageLastResort",
    "PageSubstitutes",
    "PassOn",
    "PlanNextMeeting",
    "Press",
    "ProposeStandDown",
    "Release",
    "RemindOfReview",
    "RingPage",
    "SendPicture",
    "SetCadence",
    "SetNeed",
    "SetReview",
    "SettleBlue",
    "SplitPress",
    "StaffSeat",
    "StandDownAllTheSame",
    "StandDownTimeUp",
    "TellAsker",
    "UndoPress",
    "WritePicture",
]
