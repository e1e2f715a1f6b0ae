using SellerDesk.Application.Notifications;
using SellerDesk.Application.Team;

namespace SellerDesk.Application.Channels;

/// <summary>An alert, or a day's digest, in a person's own words: the texts belong to the pages.</summary>
public interface IAlertWords
{
    (string Subject, string Text) Of(DeskPerson person, AlertRow alert);

    (string Subject, string Text) Of(DeskPerson person, DayDigest digest);
}
