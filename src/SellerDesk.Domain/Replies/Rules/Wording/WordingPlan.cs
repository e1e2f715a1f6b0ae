namespace SellerDesk.Domain.Replies.Rules.Wording;

/// <summary>How a <see cref="WordingLesson"/> goes.</summary>
/// <param name="Rounds">How often all replies are gone through.</param>
/// <param name="Rate">Length of a step.</param>
/// <param name="Shrink">How strongly weights are drawn to zero.</param>
/// <param name="GuiltyWeight">What a sentence that breaks a rule counts, where an innocent one counts 1.</param>
public sealed record WordingPlan(int Rounds = 20, float Rate = 0.1f, float Shrink = 0.006f, float GuiltyWeight = 1.5f);
