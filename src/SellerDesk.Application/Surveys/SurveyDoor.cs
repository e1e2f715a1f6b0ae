namespace SellerDesk.Application.Surveys;

/// <summary>Where buyers find the sheet of a survey: the desk's address from outside, <c>/s/</c> and a token.</summary>
public sealed record SurveyDoor(Uri Root)
{
    public Uri Link(string token) => new(Root, "/s/" + token);
}
